using System.Globalization;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;

namespace ConvertTyped.Configuration;

/// <summary>A config as fetched, with what identifies its version.</summary>
internal sealed record FetchedConfig(ConvertConfig Config, Validators? Validators);

/// <summary>Fetches configs from Convert.</summary>
internal sealed class ConfigFetch(ConvertOptions options, HttpChannel http)
{
    private const int NotModified = 304;
    private const int NotFound = 404;

    /// <param name="known">What identifies the config at hand; null asks for it unconditionally.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <returns>Null: the config at hand is the current one.</returns>
    /// <exception cref="ConfigLoadException">There was no usable answer.</exception>
    /// <exception cref="InvalidConfigException">The answer is not a Convert config.</exception>
    internal async Task<FetchedConfig?> FetchAsync(Validators? known, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(new("convert.config", Endpoint.ForConfig(options), null, known), cancellationToken).ConfigureAwait(false);
        return answer.StatusCode == NotModified && known is not null ? null : new(ConfigIn(answer), answer.Validators);
    }

    /// <summary>A config that has the experience's draft; null if the endpoint does not find it.</summary>
    /// <exception cref="ConfigLoadException">There was no usable answer.</exception>
    /// <exception cref="InvalidConfigException">The answer is not a Convert config.</exception>
    internal async Task<ConvertConfig?> FetchDraftAsync(string experienceId, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(new("convert.preview", Endpoint.ForConfig(options, experienceId)), cancellationToken).ConfigureAwait(false);
        return answer.StatusCode == NotFound ? null : ConfigIn(answer);
    }

    private ConvertConfig ConfigIn(Answer answer) => answer.IsSuccess
        ? ConvertConfig.FromOwnedBytes(answer.Body)
        : throw Failed(string.Create(CultureInfo.InvariantCulture, $"The config endpoint answered {answer.StatusCode}."), answer.StatusCode, null);

    private async Task<Answer> SendAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(exchange, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception)
        {
            throw Failed($"The config cannot be fetched. {exception.Message}", exception.StatusCode, exception);
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
