using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Input;

/// <summary>A config and the settings for its code. The path distinguishes the config from the project's other configs.</summary>
internal sealed record ConfigInput(string Path, GenerationSettings Settings, ConfigModel Model)
{
    public static ConfigInput Create(ParsedConfig config, ImmutableArray<ParsedFallbacks> fallbacks, AnalyzerConfigOptionsProvider options)
    {
        var path = config.File.Path;
        var beside = fallbacks.FirstOrDefault(file => FallbackFile.IsBeside(path, file.Path));
        return new ConfigInput(path, GenerationSettings.For(config.File, options), beside is null ? config.Model : config.Model.With(beside.Values));
    }
}
