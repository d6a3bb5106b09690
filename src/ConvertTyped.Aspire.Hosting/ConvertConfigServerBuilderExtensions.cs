using System.Globalization;
using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Adds a resource for a local server that replaces Convert during development.</summary>
public static class ConvertConfigServerBuilderExtensions
{
    /// <summary>The default port of <c>convert-typed serve</c>.</summary>
    private const int DefaultPort = 5390;

    private const string ToolSetting = "Aspire:Convert:Tool";
    private const string Package = "ConvertTyped.Tool";

    /// <summary>
    /// Adds a resource that serves a checked-in config in place of Convert, receives the application's events and shows them on a page. The file
    /// is read again for each request, so a running application gets your edits with its next refresh. The resource is for development only and is
    /// not part of a deployment.
    /// </summary>
    /// <remarks>
    /// The resource uses <c>dotnet tool exec</c>, which requires the .NET 10 SDK, to run <c>convert-typed serve</c> from the tool version that
    /// matches this package, so you do not need to install the tool.
    /// To run another command, such as an installed <c>convert-typed</c>, set <c>Aspire:Convert:Tool</c> to that command.
    /// </remarks>
    /// <param name="builder">The builder of the application host.</param>
    /// <param name="configFile">The path of the config, relative to the application host's project.</param>
    /// <param name="name">The name of the resource and of its connection string.</param>
    /// <param name="port">The port on 127.0.0.1, from 1 to 65535; null for 5390.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is not between 1 and 65535.</exception>
    public static IResourceBuilder<ConvertConfigServerResource> AddConvertConfigServer(
        this IDistributedApplicationBuilder builder, string configFile = "convert.json", [ResourceName] string name = "convert", int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(configFile);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var file = Path.GetFullPath(configFile, builder.AppHostDirectory);
        var number = port ?? DefaultPort;
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(port));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, ushort.MaxValue, nameof(port));
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{number}/");
        var tool = builder.Configuration[ToolSetting];
        string[] start = tool is null ? ["tool", "exec", $"{Package}@{Version}", "--yes", "--"] : [];
        AddHealthCheck(builder.Services, name, address);
        return builder.AddResource(new ConvertConfigServerResource(name, tool ?? "dotnet", Path.GetDirectoryName(file)!))
            .WithArgs([.. start, "serve", file, "--port", number.ToString(CultureInfo.InvariantCulture)])
            // The server refuses requests for any address but its own, so there is no proxy in front of it.
            .WithHttpEndpoint(number, number, ConvertConfigServerResource.EndpointName, isProxied: false)
            .WithUrlForEndpoint(ConvertConfigServerResource.EndpointName, url => (url.Url, url.DisplayText) = (address, "Events"))
            .WithHealthCheck(HealthCheckOf(name))
            .ExcludeFromManifest();
    }

    /// <summary>The version without the commit that the build appends.</summary>
    private static string Version =>
        typeof(ConvertConfigServerBuilderExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string HealthCheckOf(string name) => $"{name}-config-server";

    private static void AddHealthCheck(IServiceCollection services, string name, string address) =>
        services.AddHealthChecks().AddAsyncCheck(HealthCheckOf(name), async cancellationToken =>
        {
            using var client = new HttpClient();
            try
            {
                using var answer = await client.GetAsync(new Uri(address), cancellationToken).ConfigureAwait(false);
                return answer.IsSuccessStatusCode
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy($"The config server at {address} responded with status {(int)answer.StatusCode}. See the console log of the resource '{name}'.");
            }
            catch (HttpRequestException exception)
            {
                return HealthCheckResult.Unhealthy($"The config server does not respond at {address}. See the console log of the resource '{name}'.", exception);
            }
        });
}
