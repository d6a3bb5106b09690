namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// <c>convert-typed serve</c> as a resource: it stands in for Convert, serves a config file and shows the events that it gets. Its connection string is read by
/// <c>builder.AddConvert</c> of ConvertTyped.Hosting.
/// </summary>
public sealed class ConvertConfigServerResource : ExecutableResource, IResourceWithConnectionString
{
    internal const string EndpointName = "http";

    /// <summary>Creates the resource.</summary>
    /// <param name="name">The name of the resource and of its connection string.</param>
    /// <param name="command">The program that runs the server.</param>
    /// <param name="workingDirectory">Where it runs.</param>
    public ConvertConfigServerResource([ResourceName] string name, string command, string workingDirectory)
        : base(name, command, workingDirectory) => PrimaryEndpoint = new(this, EndpointName);

    /// <summary>Where the config and the page with the events are.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The address, and a key, which the server accepts as it accepts any.</summary>
    public ReferenceExpression ConnectionStringExpression =>
        // The server knows itself by this address only, whatever name the endpoint has.
        ReferenceExpression.Create($"Endpoint=http://127.0.0.1:{PrimaryEndpoint.Property(EndpointProperty.Port)};SdkKey=local");
}
