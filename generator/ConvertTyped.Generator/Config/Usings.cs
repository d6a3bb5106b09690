// The analyzers also compile this folder and parts of Input. Code that reads a config needs all of these namespaces.
global using ConvertTyped.Generator.Config;
global using ConvertTyped.Generator.Config.Document;
global using ConvertTyped.Generator.Config.Fallbacks;
global using ConvertTyped.Generator.Config.Json;
global using ConvertTyped.Generator.Config.Model;
global using ConvertTyped.Generator.Config.Names;
global using ConvertTyped.Generator.Config.Retired;
global using ConvertTyped.Generator.Config.Rules;
global using ConvertTyped.Generator.Config.Shapes;
global using ConvertTyped.Generator.Input;
global using ConvertTyped.Semantics;
