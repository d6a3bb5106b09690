using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>The files that a config's model is read from.</summary>
/// <param name="Retired">The file that lists the entities that Convert no longer serves; null if there is no such file for the config.</param>
internal sealed record ModelFiles(AdditionalText Config, AdditionalText? Retired)
{
    public static ModelFiles Create(AdditionalText config, ImmutableArray<AdditionalText> retired) =>
        new(config, retired.FirstOrDefault(file => RetiredFile.IsFor(config.Path, file.Path)));
}
