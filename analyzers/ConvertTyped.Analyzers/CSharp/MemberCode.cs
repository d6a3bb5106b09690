using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>The data that rules need to check the code of one member.</summary>
internal sealed class MemberCode
{
    private readonly HashSet<(string Rule, Location Location)> _reported;
    private readonly Action<Diagnostic> _report;

    public MemberCode(ParameterRoles roles, ProjectConfigs configs, Action<Diagnostic> report)
        : this(roles, configs, new LocalValues(), [], report)
    {
    }

    private MemberCode(
        ParameterRoles roles, ProjectConfigs configs, LocalValues locals, HashSet<(string Rule, Location Location)> reported, Action<Diagnostic> report)
    {
        Roles = roles;
        Configs = configs;
        LocalValues = locals;
        _reported = reported;
        _report = report;
    }

    public ParameterRoles Roles { get; }

    public ProjectConfigs Configs { get; }

    public LocalValues LocalValues { get; }

    /// <summary>Returns the same data, with diagnostics passed to <paramref name="report"/>.</summary>
    public MemberCode ReportingTo(Action<Diagnostic> report) => new(Roles, Configs, LocalValues, _reported, report);

    /// <summary>Reports each diagnostic once, even if the same value is passed several times.</summary>
    public void Report(Diagnostic diagnostic)
    {
        lock (_reported)
        {
            if (!_reported.Add((diagnostic.Id, diagnostic.Location)))
                return;
        }
        _report(diagnostic);
    }
}
