using System.Globalization;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;

namespace ConvertTyped.Configuration;

/// <summary>A fetched config, with the validators that identify its version.</summary>
internal sealed record FetchedConfig(ConvertConfig Config, Validators? Validators);

/// <summary>Fetches configs from Convert.</summary>
internal sealed class ConfigFetch(ConvertOptions options, HttpChannel http)
{
    private const int NotModified = 304;
    private const int NotFound = 404;

    /// <param name="known">The validators of the current config; null for an unconditional request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The config; null if it has not changed.</returns>
    /// <exception cref="ConfigLoadException">There was no usable response.</exception>
    /// <exception cref="InvalidConfigException">The response is not a Convert config.</exception>
    internal async Task<FetchedConfig?> FetchAsync(Validators? known, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(new("convert.config", Endpoint.ForConfig(options), null, known), cancellationToken).ConfigureAwait(false);
        return answer.StatusCode == NotModified && known is not null ? null : new(ConfigIn(answer), answer.Validators);
    }

    /// <summary>Fetches a config that contains the draft with the given id. Returns null if the endpoint does not find the draft.</summary>
    /// <exception cref="ConfigLoadException">There was no usable response.</exception>
    /// <exception cref="InvalidConfigException">The response is not a Convert config.</exception>
    internal async Task<ConvertConfig?> FetchDraftAsync(string experienceId, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(new("convert.preview", Endpoint.ForConfig(options, experienceId)), cancellationToken).ConfigureAwait(false);
        return answer.StatusCode == NotFound ? null : ConfigIn(answer);
    }

    private ConvertConfig ConfigIn(Answer answer) => answer.IsSuccess
        ? ConvertConfig.FromOwnedBytes(answer.Body)
        : throw Failed(string.Create(CultureInfo.InvariantCulture, $"The config endpoint responded with status {answer.StatusCode}."), answer.StatusCode, null);

    private async Task<Answer> SendAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(exchange, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception)
        {
            throw Failed($"The config could not be fetched. {exception.Message}", exception.StatusCode, exception);
        }
    }

    private ConfigLoadException Failed(string message, int? status, TransportException? cause)
    {
        var context = new Dictionary<string, string> { ["sdkKey"] = Redaction.SdkKey(options.SdkKey) };
        if (status is { } code)
            context["statusCode"] = code.ToString(CultureInfo.InvariantCulture);
        return new($"{message} SDK key: {Redaction.SdkKey(options.SdkKey)}.", cause, context);
    }
}
