/** The engine's write-ahead log in files: append, one fsync for many blocks, repair of a torn tail, truncation. */
package io.careflow.engine.embedded.log;
