using ConvertTyped.Tool.Diff;

namespace ConvertTyped.Tool.Simulate;

/// <summary>Evaluates experiences for all visitors of a population, on all processors.</summary>
internal sealed class Simulation(Engine engine, Population population, int visitors)
{
    /// <summary>Called with the number of visitors done, from any thread.</summary>
    public Action<int> OnProgress { get; init; } = static _ => { };

    /// <summary>Whether an experience depends on decisions in other experiences, so that the decisions of visitors must be stored.</summary>
    public bool KeepsDecisions { get; init; }

    public Tally Run(CancellationToken cancellationToken)
    {
        var total = new Tally(engine.Experiences);
        ForEachChunk(
            () => new Tally(engine.Experiences),
            (visitor, tally) => tally.Add(Decide(engine, visitor)),
            tally => total.Add(tally),
            cancellationToken);
        return total;
    }

    /// <summary>Counts the visitors whose variation differs under another config.</summary>
    public IReadOnlyList<Movement> Compare(Engine other, CancellationToken cancellationToken)
    {
        var total = new Switches();
        ForEachChunk(
            () => new Switches(),
            (visitor, switches) => switches.Add(Decide(other, visitor), Decide(engine, visitor)),
            switches => total.Add(switches),
            cancellationToken);
        return total.ToMovements(visitors);
    }

    private IReadOnlyList<ExperienceResult> Decide(Engine by, SimulatedVisitor visitor) =>
        by.Visitor(visitor.Id, visitor.Attributes, visitor.LocationAttributes).RunExperiences(enableTracking: false, enableStorage: KeepsDecisions);

    private void ForEachChunk<T>(Func<T> start, Action<SimulatedVisitor, T> add, Action<T> finish, CancellationToken cancellationToken)
    {
        var done = 0;
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
                OnProgress(Interlocked.Add(ref done, size));
                return counts;
            },
            counts =>
            {
                lock (population)
                    finish(counts);
            });
    }
}
