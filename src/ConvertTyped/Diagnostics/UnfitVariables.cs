using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Diagnostics;

/// <summary>Says once of each JSON variable that its value has another shape than generated code expects; of a bounded number of them.</summary>
internal sealed class UnfitVariables(ILogger logger)
{
    private const int Most = 100;

    private readonly ConcurrentDictionary<(string Feature, string Variable), bool> _known = new();

    internal void Warn(string feature, string variable, string member)
    {
        if (_known.Count < Most && _known.TryAdd((feature, variable), true))
            Log.VariableUnfit(logger, feature, variable, member.Length == 0 ? variable : member);
    }
}
