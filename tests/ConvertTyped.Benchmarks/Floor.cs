using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// The minimum cost of a deterministic decision, and the baseline of most groups: MurmurHash3 of the experience id and the visitor id, encoded on the stack, and
/// one lookup in a frozen dictionary.
/// </summary>
internal static class Floor
{
    private static readonly FrozenDictionary<string, string> Experiences = Enumerable.Range(0, 100)
        .ToFrozenDictionary(Configs.ExperienceKey, index => (100000 + index).ToString(CultureInfo.InvariantCulture));

    internal static int Decide(string experienceKey, string visitorId)
    {
        var id = Experiences[experienceKey];
        Span<byte> bytes = stackalloc byte[128];
        var length = Encoding.UTF8.GetBytes(id, bytes);
        length += Encoding.UTF8.GetBytes(visitorId, bytes[length..]);
        return (int)(MurmurHash3.Complete(9999, bytes[..length], length) / 4294967296.0 * 10000.0);
    }
}
