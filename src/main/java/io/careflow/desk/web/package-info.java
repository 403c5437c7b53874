/** The desk's pages and the API of tasks. Pages of care flows stand in the same frame: see {@link DeskPage}. */
@org.springframework.modulith.NamedInterface("web")
package io.careflow.desk.web;
