namespace ConvertTyped.TestKit;

/// <summary>An event that a <see cref="TrackingEndpoint"/> has accepted.</summary>
/// <param name="VisitorId">The visitor's id.</param>
/// <param name="Type"><c>bucketing</c> or <c>conversion</c>.</param>
/// <param name="EntityId">The id of the experience or the goal.</param>
public sealed record AcceptedEvent(string VisitorId, string Type, string EntityId);
