/** What planners would start, over HTTP. */
package io.careflow.planning.web;
