/** The bundler takes styles in; the type checker only needs to know that they are there. */
declare module '*.css'
