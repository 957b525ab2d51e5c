import { toViewState, type ViewState } from './viewState.ts';
import type { VsCodeApi } from './vscodeApi.ts';

/** Keeps what the view remembers, and gives it to VS Code whenever it changes. */
export class StateKeeper {
  readonly #vscode: VsCodeApi;
  #state: ViewState;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(vscode: VsCodeApi) {
    this.#vscode = vscode;
    this.#state = toViewState(vscode.getState());
  }

  get state(): ViewState {
    return this.#state;
  }

  /** Takes over a change; what is undefined in it is forgotten. */
  change(change: Changes): void {
    this.#take(change);
    clearTimeout(this.#timer);
    this.#vscode.setState(this.#state);
  }

  /** The same for what changes with each frame: each time that VS Code is told is a message. */
  changeSoon(change: Changes): void {
    this.#take(change);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#vscode.setState(this.#state), SAVE_AFTER_MS);
  }

  #take(change: Changes): void {
    const entries = Object.entries({ ...this.#state, ...change }).filter(([, value]) => value !== undefined);
    this.#state = Object.fromEntries(entries) as unknown as ViewState;
  }
}

type Changes = { readonly [Field in keyof ViewState]?: ViewState[Field] | undefined };

const SAVE_AFTER_MS = 150;
