using Microsoft.Extensions.Logging;

namespace ConvertTyped.Blazor.Browser;

/// <summary>The log messages of this package.</summary>
internal static partial class Log
{
    internal const string Category = "ConvertTyped.Blazor";

    [LoggerMessage(400, LogLevel.Warning, "The decisions that the page passed to the browser could not be read, so the earlier decisions stay in use. {Problem} Check that the server and the browser use the same version of ConvertTyped.")]
    internal static partial void InvalidDecisions(ILogger logger, string problem);
}
