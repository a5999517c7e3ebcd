/** A style sheet that the bundler puts on the page once the module that imports it is loaded. */
declare module '*.css';
