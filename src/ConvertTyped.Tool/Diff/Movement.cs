namespace ConvertTyped.Tool.Diff;

/// <summary>How many visitors get something else of an experience, of those who qualify for it.</summary>
/// <param name="Experience">Its key.</param>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Flows">From which variation to which, the largest first.</param>
internal sealed record Movement(string Experience, double Share, IReadOnlyList<Flow> Flows);

/// <param name="From">The variation's key, or else its id; null for no variation.</param>
/// <param name="To">The same afterwards.</param>
/// <param name="Share">From 0 to 1, of the visitors who qualify.</param>
internal sealed record Flow(string? From, string? To, double Share);
