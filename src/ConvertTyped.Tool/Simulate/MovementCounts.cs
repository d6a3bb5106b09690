using ConvertTyped.Tool.Diff;

namespace ConvertTyped.Tool.Simulate;

/// <summary>Counts visitors whose variation changes, by experience, earlier variation and new variation.</summary>
internal sealed class MovementCounts
{
    private readonly Dictionary<(string Experience, string? From, string? To), long> _counts = [];

    public void Add(IReadOnlyList<ExperienceResult> before, IReadOnlyList<ExperienceResult> after)
    {
        foreach (var current in after)
        {
            var old = Find(before, current.ExperienceId);
            if (old?.VariationId != current.VariationId)
                Count(current.ExperienceKey, old, current);
        }
        foreach (var old in before)
        {
            if (Find(after, old.ExperienceId) is null)
                Count(old.ExperienceKey, old, null);
        }
    }

    public void Add(MovementCounts other)
    {
        foreach (var (flow, count) in other._counts)
            _counts[flow] = _counts.GetValueOrDefault(flow) + count;
    }

    public IReadOnlyList<Movement> ToMovements(int visitors) =>
    [
        .. from flow in _counts
           group flow by flow.Key.Experience into experience
           let flows = experience.OrderByDescending(flow => flow.Value).Select(flow => new Flow(flow.Key.From, flow.Key.To, (double)flow.Value / visitors)).ToList()
           orderby experience.Key
           select new Movement(experience.Key, flows.Sum(flow => flow.Share), flows),
    ];

    private static ExperienceResult? Find(IReadOnlyList<ExperienceResult> results, string experienceId)
    {
        foreach (var result in results)
        {
            if (result.ExperienceId == experienceId)
                return result;
        }
        return null;
    }

    private void Count(string experience, ExperienceResult? from, ExperienceResult? to)
    {
        var flow = (experience, NameOf(from), NameOf(to));
        _counts[flow] = _counts.GetValueOrDefault(flow) + 1;
    }

    private static string? NameOf(ExperienceResult? result) => result is null ? null : result.VariationKey ?? result.VariationId;
}
