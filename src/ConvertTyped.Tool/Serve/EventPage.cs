namespace ConvertTyped.Tool.Serve;

/// <summary>The page that shows events as they arrive.</summary>
internal static class EventPage
{
    public const string Html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Events – convert-typed serve</title>
        <link rel="icon" href="data:,">
        <style>
          :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
          body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; }
          header { display: flex; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
          h1 { font-size: 1.4rem; margin: 0; }
          #count { color: color-mix(in srgb, currentColor 75%, transparent); }
          #state { margin-left: auto; font-size: .85rem; }
          input { font: inherit; padding: .35rem .6rem; width: 16rem; max-width: 100%; margin: 1rem 0; }
          table { width: 100%; border-collapse: collapse; }
          th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); vertical-align: top; }
          th { font-weight: 600; font-size: .85rem; }
          td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
          td { overflow-wrap: anywhere; }
          .type { border-radius: 1rem; padding: .1rem .6rem; font-size: .8rem; }
          .bucketing { background: #dbeafe; color: #1e3a8a; }
          .conversion { background: #dcfce7; color: #14532d; }
          #empty { color: color-mix(in srgb, currentColor 75%, transparent); padding: 2rem 0; }
        </style>
        </head>
        <body>
        <header><h1>Events</h1><span id="count" aria-live="polite"></span><span id="state" role="status">Connecting…</span></header>
        <input id="filter" type="search" placeholder="Filter by visitor or key" aria-label="Filter by visitor or key">
        <table hidden>
          <thead><tr><th>Time</th><th>Visitor</th><th>Event</th><th>Experience or goal</th><th>Variation or data</th></tr></thead>
          <tbody></tbody>
        </table>
        <p id="empty">No events yet. Events appear here as soon as your application sends them.</p>
        <script>
          const most = 1000, rows = document.querySelector('tbody'), filter = document.querySelector('#filter'), state = document.querySelector('#state');
          let total = 0;
          const cell = (row, text, name) => { const td = row.insertCell(); td.textContent = text; if (name) td.className = name; return td; };
          const matches = row => row.dataset.text.includes(filter.value.toLowerCase());
          const show = event => {
            const row = rows.insertRow(0);
            row.dataset.text = `${event.visitor} ${event.key} ${event.variation ?? ''}`.toLowerCase();
            row.hidden = !matches(row);
            cell(row, new Date(event.at).toLocaleTimeString(), 'time');
            cell(row, event.visitor);
            const type = document.createElement('span');
            type.className = `type ${event.type === 'conversion' ? 'conversion' : 'bucketing'}`;
            type.textContent = event.type;
            cell(row, '').append(type);
            cell(row, event.key);
            cell(row, event.variation ?? Object.entries(event.data ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', '));
            if (rows.rows.length > most) rows.deleteRow(-1);
            document.querySelector('#count').textContent = `${++total} received`;
            document.querySelector('table').hidden = false;
            document.querySelector('#empty').hidden = true;
          };
          filter.oninput = () => { for (const row of rows.rows) row.hidden = !matches(row); };
          const source = new EventSource('/events');
          source.onmessage = message => show(JSON.parse(message.data));
          source.onopen = () => { state.textContent = 'Connected'; rows.replaceChildren(); total = 0; };
          source.onerror = () => { state.textContent = 'Not connected: is convert-typed serve running?'; };
        </script>
        </body>
        </html>
        """;
}
