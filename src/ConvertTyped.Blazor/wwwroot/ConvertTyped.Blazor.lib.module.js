// Blazor loads this file when it starts. The file gives a running application the decisions of pages that enhanced navigation shows later, because
// Blazor itself reads the state of these pages only if a component of the earlier page stays.

const pageState = /^\s*Blazor-WebAssembly-Component-State:([a-zA-Z0-9+/=]+)\s*$/;

let latest = null;
let receiver = null;

globalThis.convertTyped = {
    // Returns the decisions of the latest page, or null if Blazor itself has passed them on. Calls the receiver with the decisions of later pages.
    subscribe(receive) {
        receiver = receive;
        return latest;
    },
};

export function afterWebStarted(blazor) {
    // Both events are raised before Blazor renders the components of the new page. With streaming rendering, the state arrives between these events.
    blazor.addEventListener('enhancedload', readPage);
    blazor.addEventListener('enhancednavigationend', readPage);
}

function readPage() {
    try {
        const decisions = readDecisions();
        if (decisions !== null && decisions !== latest) {
            latest = decisions;
            receiver?.(decisions);
        }
    } catch (error) {
        console.error('ConvertTyped could not read the decisions of this page.', error);
    }
}

function readDecisions() {
    const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
    while (comments.nextNode()) {
        const state = pageState.exec(comments.currentNode.data);
        if (state) {
            const entry = JSON.parse(atob(state[1]))['ConvertTyped.Decisions'];
            return entry ? JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(entry), character => character.charCodeAt(0)))) : null;
        }
    }

    return null;
}
