using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>The code of one member, and what rules need to know to check it.</summary>
internal sealed class MemberCode(ImmutableArray<IOperation> blocks, ParameterRoles roles, ProjectConfigs configs, Action<Diagnostic> report)
{
    private HashSet<(string Rule, Location Location)>? _reported;
    private Locals? _locals;

    public ParameterRoles Roles { get; } = roles;

    public ProjectConfigs Configs { get; } = configs;

    public Locals Locals => _locals ??= new Locals(blocks);

    /// <summary>Reports each diagnostic once, even if the same value is passed several times.</summary>
    public void Report(Diagnostic diagnostic)
    {
        _reported ??= [];
        if (_reported.Add((diagnostic.Id, diagnostic.Location)))
            report(diagnostic);
    }
}
