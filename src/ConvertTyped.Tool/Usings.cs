// Both the runtime and the analyzers contain the types of Semantics. This project uses the types in the analyzers' assembly.
extern alias build;

// The types that describe a config at build time, from the sources that the generator and the analyzers share.
global using ConvertTyped.Generator.Config;
global using ConvertTyped.Generator.Config.Document;
global using ConvertTyped.Generator.Config.Json;
global using ConvertTyped.Generator.Config.Model;
global using ConvertTyped.Generator.Config.Names;
global using ConvertTyped.Generator.Config.Shapes;
// The runtime has a public type that is also named ConfigEntity.
global using ServedEntity = ConvertTyped.Generator.Config.Document.ConfigEntity;
global using RuleTree = build::ConvertTyped.Semantics.RuleTree;
global using VariableType = build::ConvertTyped.Semantics.VariableType;
global using VariableTypes = build::ConvertTyped.Semantics.VariableTypes;
