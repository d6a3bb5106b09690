using System.Globalization;
using System.Text;
using ConvertTyped.Configuration;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;
using ConvertTyped.Tool.Commands;

namespace ConvertTyped.Tool.Configs;

/// <summary>Fetches the live config with the same code as the runtime.</summary>
internal static class LiveConfig
{
    /// <exception cref="ToolException">The endpoint's address cannot be used, or there was no usable response. The message masks the SDK key.</exception>
    public static async Task<LoadedConfig> FetchAsync(Connection connection, CancellationToken cancellationToken)
    {
        var options = OptionsFor(connection);
        using var instruments = new Instruments(null, static () => 0);
        using var http = new HttpChannel(options, TimeProvider.System, instruments);
        try
        {
            var fetched = await new ConfigFetch(options, http).FetchAsync(null, cancellationToken);
            return new(ConfigSource.Live, null, TextOf(fetched!.Config.Utf8Json.Span));
        }
        catch (ConfigLoadException exception)
        {
            throw Failed(exception);
        }
        catch (InvalidConfigException exception)
        {
            throw ToolException.Unreachable(
                $"The response is not a Convert config: {exception.Message} The response may come from a proxy or a login page.", exception);
        }
    }

    private static ConvertOptions OptionsFor(Connection connection)
    {
        var options = new ConvertOptions
        {
            SdkKey = connection.SdkKey,
            SdkKeySecret = connection.SdkKeySecret,
            Environment = connection.Environment,
            CacheLevel = connection.IsFresh ? CacheLevel.Low : CacheLevel.Default,
            Transport = new TransportOptions { Timeout = TimeSpan.FromSeconds(60) },
        };
        if (connection.Endpoint is { Length: > 0 } endpoint)
            options.Transport.ConfigEndpoint = endpoint;
        try
        {
            options.Transport.Check();
        }
        catch (ArgumentException exception)
        {
            throw ToolException.BadInput($"The endpoint '{connection.Endpoint}' cannot be used: {exception.Message}", exception);
        }
        options.Transport.UseEnvironmentProxy = !new Uri(options.Transport.ConfigEndpoint).IsLoopback;
        return options;
    }

    private static ToolException Failed(ConfigLoadException exception)
    {
        var status = exception.Context.TryGetValue("statusCode", out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var code) ? code : 0;
        return status is 400 or 401 or 403 or 404
            ? ToolException.BadInput($"{exception.Message} Check the SDK key and, if specified, its secret, the environment and the endpoint.", exception)
            : ToolException.Unreachable(exception.Message, exception);
    }

    private static string TextOf(ReadOnlySpan<byte> utf8) =>
        Encoding.UTF8.GetString(utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);
}
