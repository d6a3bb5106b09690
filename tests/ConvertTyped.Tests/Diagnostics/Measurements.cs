using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ConvertTyped.Tests.Diagnostics;

/// <summary>Records the measurements of the meters that this object creates.</summary>
internal sealed class Measurements : IMeterFactory
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentBag<Meter> _meters = [];
    private readonly ConcurrentQueue<string> _all = new();

    internal Measurements()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == this)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The measurements in the order in which they were recorded, each as <c>name=value tag=value …</c>.</summary>
    internal string[] All => [.. _all];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    /// <summary>The current values of the gauges.</summary>
    internal string[] Observe()
    {
        var before = _all.Count;
        _listener.RecordObservableInstruments();
        return [.. _all.Skip(before)];
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var meter in _meters)
            meter.Dispose();
    }

    private void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue(string.Join(' ', [$"{instrument.Name}={value}", .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]));
}
