// The runtime and the analyzers each compile these into themselves; here they describe what the build knows.
extern alias build;

// What the build knows of a config, from the sources that generator and analyzers share.
global using ConvertTyped.Generator.Config;
global using ConvertTyped.Generator.Config.Document;
global using ConvertTyped.Generator.Config.Json;
global using ConvertTyped.Generator.Config.Model;
global using ConvertTyped.Generator.Config.Names;
global using ConvertTyped.Generator.Config.Shapes;
// The runtime has a public type of this name.
global using ServedEntity = ConvertTyped.Generator.Config.Document.ConfigEntity;
global using VariableType = build::ConvertTyped.Semantics.VariableType;
global using VariableTypes = build::ConvertTyped.Semantics.VariableTypes;
