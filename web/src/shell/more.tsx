import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { go, usePlace } from "../lib/router";
import { useWords } from "../lib/words";
import { screens } from "./screens";

/** The screens that the bar has no room for, behind a button: Enter or an arrow opens it, arrows and first letters choose, Esc leaves. */
export default function More() {
  const { t } = useWords();
  const path = usePlace().path.split("/")[1];
  const behind = screens.filter((s) => s.menu);
  const here = behind.find((s) => s.path === path);
  return (
    <MenuTrigger>
      <Button className="more" data-current={here ? "" : undefined}>
        {here ? t(here.key) : t("web.more")}
        <svg viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.500" />
        </svg>
      </Button>
      <Popover className="drawer" placement="bottom start">
        <Menu aria-label={t("web.more")} onAction={(key) => go(`/${String(key)}`)}>
          {behind.map((s) => (
            <MenuItem key={s.path} id={s.path} className={s === here ? "here" : ""} aria-label={s === here ? `${t(s.key)}, ${t("web.shown-now")}` : t(s.key)} textValue={t(s.key)}>
              {t(s.key)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
