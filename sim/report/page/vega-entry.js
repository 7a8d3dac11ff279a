// What the page needs of Vega, as one global: the compiler, the parser, the view, and the interpreter that spares unsafe-eval.
export { compile } from "vega-lite";
export { parse, View } from "vega";
export { expressionInterpreter } from "vega-interpreter";
