using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConvertTyped.Hosting;

/// <summary>
/// Reports a core as unhealthy while it has no config, and as degraded while the config is stale or events cannot be delivered. A degraded core still
/// serves decisions. Add this check with <c>services.AddHealthChecks().AddConvert()</c>.
/// </summary>
public sealed class ConvertHealthCheck : IHealthCheck, IDisposable
{
    private readonly ConvertCore _core;
    private readonly TimeProvider _time;
    private readonly TimeSpan _stale;
    private readonly IDisposable _subscription;
    private volatile string? _deliveryError;

    /// <summary>Creates a health check, and subscribes to the core's delivery results.</summary>
    /// <param name="core">The core to check.</param>
    /// <param name="stale">How old the config may be while it cannot be refreshed; an older config is reported as stale. Null means 30 minutes.</param>
    /// <param name="time">The clock; null means the system clock.</param>
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
            return HealthCheckResult.Unhealthy("No config is loaded, so every feature is off. If loading has failed, the log contains the error.");
        var age = _time.GetUtcNow() - (freshness.ConfirmedAt ?? freshness.InForceSince);
        if (freshness.IsFailing && age > _stale)
            return HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"The config is {age.TotalMinutes:0} minutes old, and refreshes fail. The log contains the error."));
        return _deliveryError is { } error
            ? HealthCheckResult.Degraded($"The last delivery of events failed. The events stay queued unless Convert rejected them. {error}")
            : HealthCheckResult.Healthy();
    }
}
