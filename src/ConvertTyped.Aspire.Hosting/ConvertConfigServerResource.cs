namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A local server that replaces Convert during development: it serves a config file, receives events, and shows them on a page. The resource
/// runs <c>convert-typed serve</c>. In applications, <c>builder.AddConvert</c> from ConvertTyped.Hosting reads the resource's connection string.
/// </summary>
public sealed class ConvertConfigServerResource : ExecutableResource, IResourceWithConnectionString
{
    internal const string EndpointName = "http";

    /// <summary>Creates a config server resource. To also add it to an application host, call <c>AddConvertConfigServer</c> instead.</summary>
    /// <param name="name">The name of the resource and of its connection string.</param>
    /// <param name="command">The program that runs the server.</param>
    /// <param name="workingDirectory">The directory that the program runs in.</param>
    public ConvertConfigServerResource([ResourceName] string name, string command, string workingDirectory)
        : base(name, command, workingDirectory) => PrimaryEndpoint = new(this, EndpointName);

    /// <summary>The endpoint that serves the config and the page that shows the received events.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The server's address and an SDK key. The server accepts any key.</summary>
    public ReferenceExpression ConnectionStringExpression =>
        // The server accepts requests for this address only, even if the endpoint has another host name.
        ReferenceExpression.Create($"Endpoint=http://127.0.0.1:{PrimaryEndpoint.Property(EndpointProperty.Port)};SdkKey=local");
}
