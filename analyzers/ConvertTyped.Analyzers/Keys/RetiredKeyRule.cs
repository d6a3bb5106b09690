using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Keys;

/// <summary>
/// Reports a string that is passed as the key of a retired entity. For accessors and generated constants, the compiler reports the use through their
/// [Obsolete] attributes.
/// </summary>
internal abstract class RetiredKeyRule(DiagnosticDescriptor descriptor, EntityKind kind) : KeyRule(descriptor, kind)
{
    public sealed override void Check(WrittenValue written, MemberCode member)
    {
        foreach (var constant in ConstantStrings.Find(written.Value))
        {
            if (!IsReportedByCompiler(constant) && Check((string)constant.ConstantValue.Value!, constant.Syntax.GetLocation(), member.Configs) is { } diagnostic)
                member.Report(diagnostic);
        }
    }

    /// <summary>The diagnostic for a key; null if no config says that the key is retired, or if another config still has it.</summary>
    public sealed override Diagnostic? Check(string key, Location location, ProjectConfigs configs)
    {
        if (configs.Retired(Kind, key) is not { } retired)
            return null;
        var severity = retired.IsError ? DiagnosticSeverity.Error : Descriptor.DefaultSeverity;
        return Diagnostic.Create(Descriptor, location, severity, additionalLocations: null, ImmutableDictionary<string, string?>.Empty, Kind.Word(), key, retired.Reason);
    }

    /// <summary>Whether the value is an [Obsolete] constant, such as the constant generated for a retired entity. The compiler reports its use.</summary>
    public static bool IsReportedByCompiler(IOperation constant) => constant is IFieldReferenceOperation { Field: var field }
        && field.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" });
}
