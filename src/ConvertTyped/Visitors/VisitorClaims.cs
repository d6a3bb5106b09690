using System.Collections.Concurrent;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Visitors;

/// <summary>
/// The claims for goals and decisions that are not yet written to the data store. The core that is the first to write a goal or decision sends the
/// event. Each core writes a token with its claims, so that it recognizes its write even if the response was lost.
/// </summary>
internal sealed class VisitorClaims
{
    private readonly ConcurrentDictionary<Key, EventClaim> _open = new();
    private readonly string _token = Guid.NewGuid().ToString("N")[..12];

    /// <summary>Stores a goal and claims its conversion. Returns null if the goal was stored before.</summary>
    internal EventClaim? TryClaimGoal(VisitorEntry entry, string goalId)
    {
        // The claim must be added first. Otherwise, a concurrent write could store the goal without the claim.
        var key = new Key(entry, ClaimKey.OfGoal(goalId));
        lock (entry)
        {
            if (entry.State.Goals.Contains(goalId))
                return null;
            var claim = _open[key] = new();
            if (entry.AddGoal(goalId))
                return claim;
            _open.TryRemove(key, out _);
            return null;
        }
    }

    /// <summary>Stores and claims a decision.</summary>
    /// <param name="entry">The entry with the visitor's state.</param>
    /// <param name="experience">The experience that was decided.</param>
    /// <param name="variationId">The variation that was decided on.</param>
    /// <param name="claim">The claim; null if an earlier decision applies.</param>
    /// <returns>The id of the variation that applies.</returns>
    internal string Decide(VisitorEntry entry, Experience experience, string variationId, out EventClaim? claim)
    {
        var key = new Key(entry, ClaimKey.OfDecision(experience.Id));
        lock (entry)
        {
            _open.TryGetValue(key, out var earlier);
            claim = _open[key] = new();
            var storedId = entry.Decide(experience, variationId, isReported: true, out var isNew);
            if (isNew)
                return storedId;
            claim = null;
            if (earlier is null)
                _open.TryRemove(key, out _);
            else
                _open[key] = earlier;
            return storedId;
        }
    }

    /// <summary>Merges the content of the store with the state in memory, and adds the claims. The caller writes the result to the store.</summary>
    internal StoredVisitor Merge(WrittenEntry entry, VisitorState state, StoredVisitor stored, ConfigSnapshot config)
    {
        var merged = stored.State.MergedWith(state);
        var claims = new Dictionary<string, string>(stored.Claims, StringComparer.Ordinal);
        foreach (var (experienceId, variationId) in state.Decisions.Pairs)
        {
            var isClaimed = _open.ContainsKey(new(entry, ClaimKey.OfDecision(experienceId)));
            var storedId = ValidDecision(stored.State, experienceId, config);
            if (isClaimed && !IsReported(stored.State, experienceId, config))
                claims[ClaimKey.OfDecision(experienceId)] = _token;
            if (storedId is not null && storedId != variationId && (isClaimed || !entry.IsLoaded))
                merged = merged.WithDecision(experienceId, storedId);
        }

        foreach (var goalId in state.Goals)
        {
            if (!stored.State.Goals.Contains(goalId) && _open.ContainsKey(new(entry, ClaimKey.OfGoal(goalId))))
                claims[ClaimKey.OfGoal(goalId)] = _token;
        }

        return new(merged, claims);
    }

    /// <summary>Settles the claims of a state that was written.</summary>
    /// <param name="entry">The entry with the visitor's state.</param>
    /// <param name="state">The state in memory when the write began.</param>
    /// <param name="stored">The earlier content of the store.</param>
    /// <param name="config">The config of the session that queued the write.</param>
    internal void Settle(VisitorEntry entry, VisitorState state, StoredVisitor stored, ConfigSnapshot config)
    {
        foreach (var (experienceId, _) in state.Decisions.Pairs)
            Settle(entry, ClaimKey.OfDecision(experienceId), stored, IsReported(stored.State, experienceId, config));
        foreach (var goalId in state.Goals)
            Settle(entry, ClaimKey.OfGoal(goalId), stored, stored.State.Goals.Contains(goalId));
    }

    /// <summary>Settles the claims of a visitor whose state is not going to be written. Sending an event twice is better than losing it.</summary>
    internal void GiveUp(VisitorEntry entry)
    {
        var state = entry.State;
        foreach (var key in state.Goals.Select(ClaimKey.OfGoal).Concat(state.Decisions.Pairs.Select(decision => ClaimKey.OfDecision(decision.Key))))
        {
            if (_open.TryRemove(new(entry, key), out var claim))
                claim.Settle(ClaimState.Unconfirmed);
        }
    }

    private void Settle(VisitorEntry entry, string key, StoredVisitor stored, bool wasStored)
    {
        if (!_open.TryRemove(new(entry, key), out var claim))
            return;
        var isOurs = !wasStored || (stored.Claims.TryGetValue(key, out var token) && token == _token);
        claim.Settle(isOurs ? ClaimState.Confirmed : ClaimState.Withdrawn);
    }

    /// <summary>Whether the store contains a valid decision that is not marked as unreported. The core that stored the decision reports it.</summary>
    private static bool IsReported(VisitorState stored, string experienceId, ConfigSnapshot config) =>
        ValidDecision(stored, experienceId, config) is not null && !stored.UnreportedExperiences.Contains(experienceId);

    /// <summary>The id of the stored variation; null if no decision is stored, or the config no longer has the variation.</summary>
    private static string? ValidDecision(VisitorState stored, string experienceId, ConfigSnapshot config) =>
        stored.DecisionFor(experienceId) is { } variationId && config.ExperienceIndex.ById(experienceId)?.VariationOf(variationId) is not null
            ? variationId
            : null;

    private readonly record struct Key(VisitorEntry Entry, string Claim);
}
