using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// Says how a core does: unhealthy without a config; degraded while the config is older than it should be or events cannot be delivered. A
/// degraded core still serves. <c>services.AddHealthChecks().AddConvert()</c> adds it.
/// </summary>
public sealed class ConvertHealthCheck : IHealthCheck, IDisposable
{
    private readonly ConvertCore _core;
    private readonly TimeProvider _time;
    private readonly TimeSpan _stale;
    private readonly IDisposable _subscription;
    private volatile string? _deliveryError;

    /// <summary>Watches a core from now on.</summary>
    /// <param name="core">The core.</param>
    /// <param name="stale">How old a config's last confirmation may be; null: 30 minutes.</param>
    /// <param name="time">The clock; null: the system's.</param>
    public ConvertHealthCheck(ConvertCore core, TimeSpan? stale = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(core);
        _core = core;
        _stale = stale ?? TimeSpan.FromMinutes(30);
        _time = time ?? TimeProvider.System;
        _subscription = core.On(LifecycleEvent.ApiQueueReleased, (_, error) => _deliveryError = error?.Message);
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    private HealthCheckResult Check()
    {
        if (_core.ConfigFreshness is not { } freshness)
            return HealthCheckResult.Unhealthy("There is no config: everything is off.");
        if (freshness.IsFailing && _time.GetUtcNow() - (freshness.ConfirmedAt ?? freshness.InForceSince) > _stale)
            return HealthCheckResult.Degraded("The config is stale: it cannot be refreshed.");
        return _deliveryError is { } error
            ? HealthCheckResult.Degraded($"Events cannot be delivered; they are kept for the next try. {error}")
            : HealthCheckResult.Healthy();
    }
}
