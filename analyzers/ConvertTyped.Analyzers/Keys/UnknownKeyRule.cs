using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Keys;

/// <summary>
/// Reports a constant that is passed as the key of an entity, in C# or to a tag helper, if no config of the project contains that key or lists it as retired.
/// </summary>
internal abstract class UnknownKeyRule(DiagnosticDescriptor descriptor, EntityKind kind) : KeyRule(descriptor, kind)
{
    public sealed override void Check(WrittenValue written, MemberCode member)
    {
        foreach (var constant in ConstantStrings.Find(written.Value))
        {
            var key = (string)constant.ConstantValue.Value!;
            if (!member.Configs.Knows(Kind, key))
                member.Report(Unknown(key, constant, member.Configs));
        }
    }

    /// <summary>The diagnostic for a key in markup; null if the key is known.</summary>
    public sealed override Diagnostic? Check(string key, Location location, ProjectConfigs configs) =>
        configs.Knows(Kind, key) ? null : Diagnostic.Create(Descriptor, location, key, NearestKey.Hint(key, Nearest(key, configs)));

    private Diagnostic Unknown(string key, IOperation constant, ProjectConfigs configs)
    {
        var nearest = Nearest(key, configs);
        return MisspelledConstant.Report(Descriptor, constant, nearest, key, NearestKey.Hint(key, nearest));
    }

    private string? Nearest(string key, ProjectConfigs configs) => NearestKey.Find(key, configs.Keys(Kind));
}
