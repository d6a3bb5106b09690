namespace ConvertTyped.Tool.Diff;

/// <summary>The share of the simulated visitors whose variation of an experience changes.</summary>
/// <param name="Experience">The key of the experience.</param>
/// <param name="Share">The share of the simulated visitors whose variation changes, from 0 to 1.</param>
/// <param name="Flows">The movements between variations, the largest one first.</param>
internal sealed record Movement(string Experience, double Share, IReadOnlyList<Flow> Flows);

/// <param name="From">The earlier variation's key, or its id if it has no key; null if there was no variation.</param>
/// <param name="To">The new variation's key, or its id if it has no key; null if there is no variation.</param>
/// <param name="Share">The share of the simulated visitors who move, from 0 to 1.</param>
internal sealed record Flow(string? From, string? To, double Share);
