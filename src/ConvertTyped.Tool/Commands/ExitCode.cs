namespace ConvertTyped.Tool.Commands;

/// <summary>What the process returns. Scripts depend on these numbers.</summary>
internal enum ExitCode
{
    /// <summary>Nothing to report.</summary>
    Clean = 0,

    /// <summary>Findings: drift, lint errors, unused flags, failed cases.</summary>
    Findings = 1,

    /// <summary>The command line is wrong, or an input cannot be read or is invalid.</summary>
    BadInput = 2,

    /// <summary>Convert could not be reached.</summary>
    Unreachable = 3,
}
