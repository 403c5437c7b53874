/** The API of surveys, the page on which customers answer, and the desk's pages of what they answered. */
package io.careflow.survey.web;
