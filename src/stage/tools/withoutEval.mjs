// Emscripten's embind writes its callers as text and evaluates it. Our pages' content security policy allows no evaluation, so
// the three functions that do it are replaced by ones that do the same with closures.
const REPLACEMENTS = {
  createNamedFunction: `function createNamedFunction(name,body){
    return Object.defineProperty(function(){return body.apply(this,arguments)},"name",{value:makeLegalFunctionName(name)})}`,

  // argTypes: the return type, the class or null, then the arguments
  craftInvokerFunction: `function craftInvokerFunction(humanName,argTypes,classType,invoker,fn){
    if(argTypes.length<2)throwBindingError("argTypes has neither return type nor class");
    var isMethod=argTypes[1]!==null&&classType!==null,returnType=argTypes[0],given=argTypes.slice(2);
    var collects=argTypes.slice(1).some(function(type){return type!==null&&type.destructorFunction===undefined});
    return createNamedFunction(humanName,function(){
      if(arguments.length!==given.length)throwBindingError("function "+humanName+" called with "+arguments.length+" arguments, expected "+given.length);
      var destructors=collects?[]:null,types=isMethod?[argTypes[1]].concat(given):given,values=isMethod?[this].concat(Array.from(arguments)):Array.from(arguments);
      var wired=types.map(function(type,i){return type.toWireType(destructors,values[i])});
      var result=invoker.apply(null,[fn].concat(wired));
      if(destructors)runDestructors(destructors);
      else types.forEach(function(type,i){if(type.destructorFunction!==null)type.destructorFunction(wired[i])});
      if(returnType.name!=="void")return returnType.fromWireType(result)})}`,

  __emval_get_method_caller: `function __emval_get_method_caller(argCount,argTypes){
    var types=__emval_lookupTypes(argCount,argTypes),returnType=types[0],given=types.slice(1);
    var signature=returnType.name+"_$"+given.map(function(type){return type.name}).join("_")+"$";
    if(emval_registeredMethods[signature]!==undefined)return emval_registeredMethods[signature];
    return emval_registeredMethods[signature]=__emval_addMethodCaller(createNamedFunction("methodCaller_"+signature,function(handle,name,destructors,pointer){
      var values=given.map(function(type){var value=type.readValueFromPointer(pointer);pointer+=type.argPackAdvance;return value});
      var result=handle[name].apply(handle,values);
      given.forEach(function(type,i){if(type.deleteObject)type.deleteObject(values[i])});
      if(!returnType.isVoid)return returnType.toWireType(destructors,result)}))}`,
};

/** The same script with nothing evaluated; throws where it is built in another way than this knows. */
export function withoutEval(script, name) {
  let changed = script;
  for (const [fn, replacement] of Object.entries(REPLACEMENTS)) {
    const start = changed.indexOf(`function ${fn}(`);
    if (start < 0) throw new Error(`${name} has no ${fn}: it is bound in another way than it was.`);
    changed = changed.slice(0, start) + replacement + changed.slice(endOf(changed, start));
  }
  if (/new Function\b|new_\(Function\b|[^\w.]eval\(/.test(changed)) throw new Error(`${name} evaluates text elsewhere, too.`);
  return changed;
}

/** Past the closing brace of the function that begins here; braces in strings do not count. */
function endOf(script, start) {
  let depth = 0;
  let quote = "";
  for (let i = start; i < script.length; i++) {
    const c = script[i];
    if (quote) {
      if (c === "\\") i++;
      else if (c === quote) quote = "";
    } else if (c === '"' || c === "'" || c === "`") quote = c;
    else if (c === "{") depth++;
    else if (c === "}" && --depth === 0) return i + 1;
  }
  throw new Error("A function has no end.");
}
