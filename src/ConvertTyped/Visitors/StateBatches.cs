namespace ConvertTyped.Visitors;

/// <summary>Writes batches of states to the application's data store: each batch in one call or, if the call fails, one state at a time.</summary>
internal sealed class StateBatches(IAsyncDataStore store, TimeSpan timeout, TimeProvider time)
{
    /// <summary>Writes a batch. Does not throw.</summary>
    /// <param name="batch">The states to write.</param>
    /// <param name="written">Receives the states that were written.</param>
    /// <returns>Why the other states were not written; null if all were written.</returns>
    internal async Task<Exception?> WriteAsync(StateWrite[] batch, List<StateWrite> written)
    {
        try
        {
            if (batch.Length == 0)
                return null;
            if (batch.Length > 1)
                await StoreCall.RunAsync(token => store.UpdateManyAsync(Array.ConvertAll(batch, write => write.Update), token), timeout, time).ConfigureAwait(false);
            else
                await UpdateAsync(batch[0]).ConfigureAwait(false);
            written.AddRange(batch);
            return null;
        }
        catch (Exception exception) when (batch.Length == 1)
        {
            return exception;
        }
        catch (Exception)
        {
            return await WriteOneByOneAsync(batch, written).ConfigureAwait(false);
        }
    }

    private async Task<Exception?> WriteOneByOneAsync(StateWrite[] batch, List<StateWrite> written)
    {
        Exception? error = null;
        var failures = 0;
        foreach (var write in batch)
        {
            try
            {
                await UpdateAsync(write).ConfigureAwait(false);
                written.Add(write);
                failures = 0;
            }
            catch (Exception exception)
            {
                error = exception;
                if (++failures == StoreWriter.MostFailuresInARow)
                    break;
            }
        }

        return error;
    }

    private Task UpdateAsync(StateWrite write) =>
        StoreCall.RunAsync(token => store.UpdateAsync(write.Update.Key, write.Update.Change, token), timeout, time);
}
