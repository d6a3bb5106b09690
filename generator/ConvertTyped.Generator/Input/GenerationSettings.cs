using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Input;

/// <param name="Namespace">The namespace of the generated code; empty for the global namespace.</param>
internal sealed record GenerationSettings(string Namespace, bool IsPublic, bool GlobalUsing)
{
    /// <summary>The suffix that is added to the root namespace, so that generated names cannot collide with names of the project.</summary>
    private const string OwnNamespace = "ConvertAccessors";

    /// <summary>Whether to generate <c>context.Features()</c> in addition to <c>context.Features</c>, for projects whose target frameworks differ in their C# version.</summary>
    public bool ExtensionMethods { get; init; }

    /// <summary>Whether the assembly runs in browsers, where everybody can read it.</summary>
    public bool IsForBrowser { get; init; }

    /// <summary>Whether to generate types for front ends in TypeScript.</summary>
    public bool TypeScript { get; init; }

    /// <summary>The name of the assembly's resource that holds the config; null if the config is not embedded.</summary>
    public string? Resource { get; init; }

    /// <summary>The namespaces of the accessors that referenced projects generate from the same file; empty if no referenced project uses the file.</summary>
    public EquatableArray<string> AccessorsOfReferences { get; init; } = new([]);

    /// <summary>Whether a referenced assembly contains the accessors, so they are not generated again.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether the referenced assembly has methods such as <c>context.Features()</c> instead of properties.</summary>
    public bool SharesMethods { get; init; }

    public string Accessibility => IsPublic ? "public" : "internal";

    /// <summary>Whether to generate code; false if the project contains the generated code as files.</summary>
    public static bool AreEnabled(AnalyzerConfigOptionsProvider options) => !Is(options.GlobalOptions, "build_property.ConvertTypedGenerate", "false");

    public static GenerationSettings For(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        var project = options.GlobalOptions;
        var item = options.GetOptions(file);
        var chosen = Value(item, "build_metadata.AdditionalFiles.ConvertNamespace") ?? Value(project, "build_property.ConvertTypedNamespace");
        var root = Value(project, "build_property.ConvertTypedRootNamespace") ?? Value(project, "build_property.RootNamespace");
        return new GenerationSettings(
            NamespaceName.From(chosen ?? $"{root}.{OwnNamespace}"),
            IsPublic: Is(project, "build_property.ConvertTypedAccessibility", "public"),
            GlobalUsing: !Is(project, "build_property.ConvertTypedGlobalUsing", "false"))
        {
            ExtensionMethods = Is(project, "build_property.ConvertTypedExtensionMethods", "true"),
            IsForBrowser = Is(project, "build_property.ConvertTypedForBrowser", "true"),
            TypeScript = Value(project, "build_property.ConvertTypedTypeScript") is not null,
            Resource = Value(item, "build_metadata.AdditionalFiles.ConvertResource"),
            AccessorsOfReferences = new(Value(item, "build_metadata.AdditionalFiles.ConvertAccessors")?.Split(',').Select(NamespaceName.From) ?? []),
        };
    }

    /// <summary>
    /// Returns one item for each visible namespace with accessors that were generated from the same file. There may be several, because applications that
    /// share a config have their own accessors. If there is no such namespace, returns only these settings.
    /// </summary>
    public IReadOnlyList<GenerationSettings> Beside(IEnumerable<ReferencedAccessors> visible)
    {
        ReferencedAccessors[] shared = [.. visible.Where(other => AccessorsOfReferences.Contains(other.Namespace)).GroupBy(other => other.Namespace).Select(same => same.First())];
        return shared.Length == 0
            ? [this]
            : [.. shared.Select(other => this with { Namespace = other.Namespace, IsShared = true, IsPublic = false, SharesMethods = other.HasMethods })];
    }

    private static bool Is(AnalyzerConfigOptions options, string name, string value) =>
        string.Equals(Value(options, name), value, StringComparison.OrdinalIgnoreCase);

    private static string? Value(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
