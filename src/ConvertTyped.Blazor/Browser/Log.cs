using Microsoft.Extensions.Logging;

namespace ConvertTyped.Blazor.Browser;

/// <summary>The log messages of this package.</summary>
internal static partial class Log
{
    internal const string Category = "ConvertTyped.Blazor";

    [LoggerMessage(400, LogLevel.Warning, "The page handed over decisions that could not be read. The earlier decisions stay in use. {Problem}")]
    internal static partial void InvalidDecisions(ILogger logger, string problem);
}
