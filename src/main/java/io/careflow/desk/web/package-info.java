/** The desk's pages and the API of tasks. */
package io.careflow.desk.web;
