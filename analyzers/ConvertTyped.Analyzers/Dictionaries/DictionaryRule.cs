using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Dictionaries;

/// <summary>A rule for the entries with constant keys in a dictionary of attributes or conversion data.</summary>
internal abstract class DictionaryRule(DiagnosticDescriptor descriptor, params ParameterRole[] roles) : ArgumentRule(descriptor, roles)
{
    public sealed override void Check(WrittenValue written, MemberCode member)
    {
        foreach (var entry in new DictionaryEntries(member.LocalValues).Find(written.Value))
        {
            if (entry.Name is { } name && Check(written.Role, name, entry, member.Configs) is { } found)
                member.Report(found);
        }
    }

    protected abstract Diagnostic? Check(ParameterRole role, string name, DictionaryEntry entry, ProjectConfigs configs);
}
