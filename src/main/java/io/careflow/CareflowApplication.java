package io.careflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts careflow: with everything it needs on this machine, or (profile {@code cluster}) against a Camunda 8 cluster. */
@SpringBootApplication
public class CareflowApplication {

    public static void main(String[] args) {
        SpringApplication.run(CareflowApplication.class, args);
    }
}
