using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Configs;

/// <summary>One config of the project.</summary>
/// <param name="Settings">How code is generated from the config.</param>
internal sealed record ProjectConfig(AdditionalText File, SourceText Text, GenerationSettings Settings, ConfigContents Contents);
