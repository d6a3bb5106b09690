namespace ConvertTyped;

/// <summary>The core has its first config.</summary>
/// <param name="AccountId">The id of the first config's account.</param>
/// <param name="ProjectId">The id of the first config's project.</param>
public sealed record ReadyPayload(string AccountId, string ProjectId)
{
    /// <summary>Returns a description that contains the project's id, such as <c>core of project 10042002 is ready</c>.</summary>
    public override string ToString() => $"core of project {ProjectId} is ready";
}
