using System.Globalization;

namespace ConvertTyped.Tool.Simulate;

/// <summary>The visitors of a simulation. The same options always produce the same visitors, regardless of the number of threads.</summary>
internal sealed class Population(IReadOnlyList<AttributeDraw> attributes, IReadOnlyList<AttributeDraw> locations)
{
    /// <summary>The number of visitors whose attributes are drawn from the same random sequence.</summary>
    public const int ChunkSize = 5_000;

    public static int ChunksFor(int visitors) => (visitors + ChunkSize - 1) / ChunkSize;

    public IEnumerable<SimulatedVisitor> Chunk(int index, int visitors)
    {
        var random = new Random(index);
        var end = Math.Min(visitors, (index + 1) * ChunkSize);
        for (var i = (index * ChunkSize) + 1; i <= end; i++)
        {
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"visitor-{i}"),
                Draw(attributes, random),
                Draw(locations, random));
        }
    }

    private static Dictionary<string, object?>? Draw(IReadOnlyList<AttributeDraw> draws, Random random)
    {
        if (draws.Count == 0)
            return null;
        var values = new Dictionary<string, object?>(draws.Count, StringComparer.Ordinal);
        foreach (var draw in draws)
        {
            if (draw.Draw(random) is { } value)
                values[draw.Key] = value;
        }
        return values;
    }
}

internal readonly record struct SimulatedVisitor(string Id, IReadOnlyDictionary<string, object?>? Attributes, IReadOnlyDictionary<string, object?>? LocationAttributes);
