using ConvertTyped.Tool.Diff;

namespace ConvertTyped.Tool.Simulate;

/// <summary>Evaluates experiences for all visitors of a population, on all processors.</summary>
internal sealed class Simulation(OfflineCore core, Population population, int visitors)
{
    private int _evaluated;

    /// <summary>
    /// Called on any thread, with the number of visitors for whom experiences have been evaluated so far. A visitor who is evaluated in both
    /// <see cref="Run"/> and <see cref="Compare"/> counts twice.
    /// </summary>
    public Action<int> OnProgress { get; init; } = static _ => { };

    /// <summary>Whether each visitor's decisions are stored. This is necessary if an experience depends on decisions in other experiences.</summary>
    public bool KeepsDecisions { get; init; }

    public DecisionCounts Run(CancellationToken cancellationToken)
    {
        var total = new DecisionCounts(core.Experiences);
        ForEachChunk(
            () => new DecisionCounts(core.Experiences),
            (visitor, counts) => counts.Add(Decide(core, visitor)),
            counts => total.Add(counts),
            cancellationToken);
        return total;
    }

    /// <summary>Counts the visitors whose variation differs under another config.</summary>
    public IReadOnlyList<Movement> Compare(OfflineCore other, CancellationToken cancellationToken)
    {
        var total = new MovementCounts();
        ForEachChunk(
            () => new MovementCounts(),
            (visitor, counts) => counts.Add(Decide(other, visitor), Decide(core, visitor)),
            counts => total.Add(counts),
            cancellationToken);
        return total.ToMovements(visitors);
    }

    private IReadOnlyList<ExperienceResult> Decide(OfflineCore evaluated, SimulatedVisitor visitor) =>
        evaluated.Visitor(visitor.Id, visitor.Attributes, visitor.LocationAttributes).RunExperiences(enableTracking: false, enableStorage: KeepsDecisions);

    private void ForEachChunk<T>(Func<T> start, Action<SimulatedVisitor, T> add, Action<T> finish, CancellationToken cancellationToken)
    {
        Parallel.For(
            0,
            Population.ChunksFor(visitors),
            new ParallelOptions { CancellationToken = cancellationToken },
            start,
            (chunk, _, counts) =>
            {
                var size = 0;
                foreach (var visitor in population.Chunk(chunk, visitors))
                {
                    add(visitor, counts);
                    size++;
                }
                OnProgress(Interlocked.Add(ref _evaluated, size));
                return counts;
            },
            counts =>
            {
                lock (population)
                    finish(counts);
            });
    }
}
