using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Configs;

/// <summary>
/// A config of the project. If several referenced assemblies contain its accessors, the config occurs once for each of their namespaces.
/// </summary>
/// <param name="Settings">How code is generated from the config.</param>
internal sealed record ProjectConfig(AdditionalText File, SourceText Text, GenerationSettings Settings, ConfigContents Contents);
