namespace ConvertTyped;

/// <summary>The core is ready.</summary>
/// <param name="AccountId">The account of the first config.</param>
/// <param name="ProjectId">The project of the first config.</param>
public sealed record ReadyPayload(string AccountId, string ProjectId)
{
    /// <summary>A text with the project's id, such as <c>core of project 10042002 is ready</c>.</summary>
    public override string ToString() => $"core of project {ProjectId} is ready";
}
