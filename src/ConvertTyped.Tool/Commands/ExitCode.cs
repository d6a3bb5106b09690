namespace ConvertTyped.Tool.Commands;

/// <summary>The exit codes of the process. Scripts depend on these numbers.</summary>
internal enum ExitCode
{
    /// <summary>The command succeeded, without findings that cause exit code 1.</summary>
    Clean = 0,

    /// <summary>There are findings, such as drift, lint errors, unused flags or failed cases.</summary>
    Findings = 1,

    /// <summary>The command line is wrong, or an input cannot be read or is invalid.</summary>
    BadInput = 2,

    /// <summary>Convert could not be reached, or its response could not be used.</summary>
    Unreachable = 3,
}
