package io.careflow.platform;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what no other controller of the API knows, so that a wrong path is problem details too. */
@RestController
@Hidden
class UnknownApiController {

    @RequestMapping("/api/**")
    void unknown() {
        throw ProblemException.notFound("There is nothing at this path.");
    }
}
