using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Input;

/// <param name="Namespace">Empty for the global namespace.</param>
internal sealed record GenerationSettings(string Namespace, bool IsPublic, bool GlobalUsing)
{
    public string Accessibility => IsPublic ? "public" : "internal";

    public static GenerationSettings For(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        var project = options.GlobalOptions;
        var given = Value(options.GetOptions(file), "build_metadata.AdditionalFiles.ConvertNamespace")
            ?? Value(project, "build_property.ConvertTypedNamespace")
            ?? Value(project, "build_property.RootNamespace");
        return new GenerationSettings(
            NamespaceName.From(given ?? ""),
            IsPublic: Is(project, "build_property.ConvertTypedAccessibility", "public"),
            GlobalUsing: !Is(project, "build_property.ConvertTypedGlobalUsing", "false"));
    }

    private static bool Is(AnalyzerConfigOptions options, string name, string value) =>
        string.Equals(Value(options, name), value, StringComparison.OrdinalIgnoreCase);

    private static string? Value(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
